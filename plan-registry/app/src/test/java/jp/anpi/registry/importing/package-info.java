/** Tests of lists as files, without a store. */
@NullMarked
package jp.anpi.registry.importing;

import org.jspecify.annotations.NullMarked;
