@NullMarked
package jp.anpi.notifier;

import org.jspecify.annotations.NullMarked;
