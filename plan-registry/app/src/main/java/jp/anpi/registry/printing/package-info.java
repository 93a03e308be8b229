/**
 * Promises the registry on paper: one person's plan and card, many plans or the lists for the safe in one file, made outside the
 * event loop in bounded turns, with the founts brought along. May use the store, plans, groups, people's particulars, the http module and the audit's
 * words. Start reading at {@code PrintRoutes}, then {@code PrintJobs} and {@code Press}; other features print by {@link jp.anpi.registry.printing.Printer}.
 */
@NullMarked
package jp.anpi.registry.printing;

import org.jspecify.annotations.NullMarked;
