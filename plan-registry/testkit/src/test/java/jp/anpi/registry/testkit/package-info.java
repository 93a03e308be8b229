/** Proves the clock that all other tests trust. Uses JUnit only. Start reading at {@link jp.anpi.registry.testkit.SimTimeTest}. */
@NullMarked
package jp.anpi.registry.testkit;

import org.jspecify.annotations.NullMarked;
