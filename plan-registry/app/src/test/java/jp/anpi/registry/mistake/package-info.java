@NullMarked
package jp.anpi.registry.mistake;

import org.jspecify.annotations.NullMarked;
