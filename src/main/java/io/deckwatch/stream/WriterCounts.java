package io.deckwatch.stream;

/**
 * What became of the events of one cluster since the start.
 *
 * @param published those that are in Kafka
 * @param merged those overtaken by a newer event of the same object before they were written
 * @param pending those that wait to be written
 * @param deadLetters those, and objects and records, that could not be read or written as they were
 */
public record WriterCounts(long published, long merged, int pending, long deadLetters) {}
