@NullMarked
package jp.anpi.registry.way;

import org.jspecify.annotations.NullMarked;
