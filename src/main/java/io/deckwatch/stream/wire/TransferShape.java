package io.deckwatch.stream.wire;

import io.deckwatch.event.Head;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.event.TransferProjection.Detail;
import io.deckwatch.event.TransferProjection.Parent;
import io.deckwatch.event.TransferProjection.Volume;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fields of a DataUpload, DataDownload, PodVolumeBackup or PodVolumeRestore. */
final class TransferShape implements Shape {

    private final RunShape run = new RunShape();
    private String parent = "";
    private String parentUid = "";
    private String volumeNamespace = "";
    private String pvc = "";
    private String podVolume = "";
    private String node = "";
    private String storageLocation = "";
    private String message = "";
    private boolean cancel;
    private @Nullable String dataMover;

    static void write(TransferProjection transfer, JsonOut out) throws IOException {
        out.text("parent", transfer.parent().name());
        out.text("parentUid", transfer.parent().uid());
        out.text("volumeNamespace", transfer.volume().namespace());
        out.text("pvc", transfer.volume().pvc());
        out.text("podVolume", transfer.volume().podVolume());
        RunShape.write(transfer.progress(), "bytes", out);
        RunShape.write(transfer.times(), out);
        var detail = transfer.detail();
        out.text("node", detail.node());
        out.text("storageLocation", detail.location());
        out.text("message", detail.message());
        out.flag("cancel", detail.cancel());
        out.textOrNull("dataMover", detail.mover());
    }

    @Override
    public boolean read(String name, JsonIn in) throws IOException {
        switch (name) {
            case "parent" -> parent = in.name();
            case "parentUid" -> parentUid = in.name();
            case "volumeNamespace" -> volumeNamespace = in.name();
            case "pvc" -> pvc = in.name();
            case "podVolume" -> podVolume = in.name();
            case "node" -> node = in.name();
            case "storageLocation" -> storageLocation = in.name();
            case "message" -> message = in.text();
            case "cancel" -> cancel = in.flag();
            case "dataMover" -> dataMover = in.nameOrNull();
            default -> {
                return run.read(name, in);
            }
        }
        return true;
    }

    @Override
    public TransferProjection projection(Head head, Lifecycle life) {
        return new TransferProjection(
                head,
                life,
                new Parent(parent, parentUid),
                new Volume(volumeNamespace, pvc, podVolume),
                run.progress(life.since()),
                run.times(),
                new Detail(node, storageLocation, message, cancel, dataMover));
    }
}
