package jp.anpi.deploy.drills.product;

/** The product does not answer as {@code api.md} says, so that the drill cannot go on or a fact cannot be read. */
public final class ProductFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ProductFailure(String said) {
        super(said);
    }

    public ProductFailure(String said, Throwable cause) {
        super(said, cause);
    }
}
