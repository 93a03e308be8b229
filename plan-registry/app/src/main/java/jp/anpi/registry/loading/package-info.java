/**
 * Promises a made-up town or city in an empty registry: whole or, after an interruption, made whole at the next start. May
 * use every store of the registry and the sample generator. Start reading at {@link jp.anpi.registry.loading.SampleLoading}.
 */
@NullMarked
package jp.anpi.registry.loading;

import org.jspecify.annotations.NullMarked;
