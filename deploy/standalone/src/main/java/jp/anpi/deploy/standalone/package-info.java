/**
 * Promises the whole product in one process on one port, for a bare machine: the three services, the embedded engines and
 * the sample town. May use every module of the house; nothing uses it. Start reading at
 * {@link jp.anpi.deploy.standalone.Anpi}.
 */
@NullMarked
package jp.anpi.deploy.standalone;

import org.jspecify.annotations.NullMarked;
