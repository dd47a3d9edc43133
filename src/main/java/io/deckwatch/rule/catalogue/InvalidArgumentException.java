package io.deckwatch.rule.catalogue;

/** A rule file gives a detector something that it cannot take. */
public final class InvalidArgumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String fault;

    InvalidArgumentException(String parameter, String fault) {
        super(parameter + " " + fault);
        this.parameter = parameter;
        this.fault = fault;
    }

    /** The parameter it is about. */
    public String parameter() {
        return parameter;
    }

    /** What is wrong with it, to be read after its name. */
    public String fault() {
        return fault;
    }
}
