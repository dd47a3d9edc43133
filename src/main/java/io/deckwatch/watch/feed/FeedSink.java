package io.deckwatch.watch.feed;

import java.util.Map;

/** Takes what a feed reads. All calls come on the watch's own thread, in the order of the API server. */
public interface FeedSink {

    /** A list begins; its objects follow by {@link #present}, page by page. */
    void listing(Scope scope);

    /**
     * An object is there, with this state: an entry of a list, or an event.
     *
     * @param object the object as the API server sent it
     */
    void present(Scope scope, Map<String, Object> object);

    /**
     * The list is complete: what did not come by {@link #present} since {@link #listing} is not there any more.
     *
     * @param resourceVersion the list's version, or an empty string
     */
    void listed(Scope scope, String resourceVersion);

    /**
     * An object was deleted.
     *
     * @param object its last state
     */
    void deleted(Scope scope, Map<String, Object> object);

    /**
     * Something came that is no object at all.
     *
     * @param reason what is wrong with it
     * @param text what came
     */
    void garbled(Scope scope, String reason, String text);
}
