package jp.anpi.deploy.drills.product;

/**
 * What the product says to a receipt it is shown.
 *
 * @param valid it gave this receipt
 * @param held  it still has the report
 */
public record Standing(boolean valid, boolean held) {}
