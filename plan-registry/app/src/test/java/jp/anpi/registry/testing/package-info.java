/**
 * Promises the registry's own tests a log that fails when told to and a keyring that is real. May use the test kit. Start
 * reading at {@link jp.anpi.registry.testing.RecordingLog}.
 */
@NullMarked
package jp.anpi.registry.testing;

import org.jspecify.annotations.NullMarked;
