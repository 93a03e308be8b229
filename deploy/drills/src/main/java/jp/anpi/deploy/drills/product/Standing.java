package jp.anpi.deploy.drills.product;

/**
 * What the product says to a receipt it is shown.
 *
 * @param valid it gave this receipt
 * @param held  the report is where it stays: in the store, in the spool, or kept as a conflict
 */
public record Standing(boolean valid, boolean held) {}
