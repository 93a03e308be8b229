@NullMarked
package jp.anpi.safety.ladder;

import org.jspecify.annotations.NullMarked;
