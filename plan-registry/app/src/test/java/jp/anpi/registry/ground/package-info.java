@NullMarked
package jp.anpi.registry.ground;

import org.jspecify.annotations.NullMarked;
