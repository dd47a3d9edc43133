package io.deckwatch.config.notify;

import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.notify.email.EmailSettings;
import io.deckwatch.notify.email.SmtpServer;
import io.deckwatch.notify.email.SmtpServer.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads who gets mail and how. */
final class EmailReader {

    private static final Set<String> WORDS = Set.of("headers", "html", "text", "threading");
    private static final Set<String> UNKNOWN =
            Set.of("hello", "auth_secret", "auth_secret_file", "auth_identity", "tls_config");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(.+):([0-9]{1,5})");

    /** The port on which a connection begins with TLS. */
    private static final int SUBMISSIONS = 465;

    private final Secrets secrets;
    private final Global.Smtp usual;

    /**
     * A reader.
     *
     * @param usual what holds for mail that says nothing of its own
     */
    EmailReader(Secrets secrets, Global.Smtp usual) {
        this.secrets = secrets;
        this.usual = usual;
    }

    Optional<EmailSettings> read(String name, YamlMap map) {
        Values.refuse(map, WORDS, "is not supported: Deckwatch words its mail by itself; leave it out");
        Values.refuse(map, UNKNOWN, "is not supported by Deckwatch; leave it out");
        var sendResolved = Values.flag(map, "send_resolved", false);
        var timeout = Values.timeout(map);
        var smtp = usual.or(map, "", secrets);
        var implicit = Values.flag(map, "force_implicit_tls", false);
        var to = map.required("to").map(EmailReader::addresses).orElse(List.of());
        if (smtp.from().isEmpty()) {
            map.place().problem("there is no \"from\", and no \"smtp_from\" in \"global\"; one of them is needed");
        }
        if (smtp.smarthost().isEmpty()) {
            map.place()
                    .problem("there is no \"smarthost\", and no \"smtp_smarthost\" in \"global\"; one of them is"
                            + " needed");
        }
        return smtp.smarthost()
                .flatMap(EmailReader::address)
                .flatMap(address -> smtp.from().filter(ignored -> !to.isEmpty()).map(from -> {
                    var server = new SmtpServer(
                            address.host(),
                            address.port(),
                            security(smtp.requireTls(), implicit || address.port() == SUBMISSIONS),
                            smtp.user().orElse(""),
                            smtp.password().orElse(""),
                            timeout);
                    return new EmailSettings(name, server, from, to, sendResolved);
                }));
    }

    private static Security security(boolean requireTls, boolean implicit) {
        return implicit ? Security.TLS : requireTls ? Security.STARTTLS : Security.NONE;
    }

    private static List<String> addresses(YamlText text) {
        return Arrays.stream(text.text().split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private record HostAndPort(String host, int port) {}

    private static Optional<HostAndPort> address(YamlText text) {
        var parts = HOST_AND_PORT.matcher(text.text().strip());
        if (!parts.matches()) {
            text.problem(text.key() + " must be a host and a port, such as smtp.example.com:587");
            return Optional.empty();
        }
        return Optional.of(new HostAndPort(parts.group(1), Integer.parseInt(parts.group(2))));
    }
}
