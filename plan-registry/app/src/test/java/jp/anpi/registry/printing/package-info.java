/** Tests of sheets as files, without a store. */
@NullMarked
package jp.anpi.registry.printing;

import org.jspecify.annotations.NullMarked;
