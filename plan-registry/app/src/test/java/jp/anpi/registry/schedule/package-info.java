@NullMarked
package jp.anpi.registry.schedule;

import org.jspecify.annotations.NullMarked;
