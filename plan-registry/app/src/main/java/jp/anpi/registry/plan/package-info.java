/**
 * Promises the 個別避難計画: written by one at a time, confirmed by the person, kept version by version, and followed by the
 * person's state on the log. May use the store, the http module and the pure rules of the same name. Start reading at
 * {@code PlanRoutes}, then {@link jp.anpi.registry.plan.Plans}.
 */
@NullMarked
package jp.anpi.registry.plan;

import org.jspecify.annotations.NullMarked;
