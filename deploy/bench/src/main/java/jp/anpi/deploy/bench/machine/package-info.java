/**
 * What every figure must be read with: the machine, its load, and what a process has used of it.
 * Reads the JDK's beans and, on Linux, /proc.
 * Start reading at {@link jp.anpi.deploy.bench.machine.Machine}.
 */
@NullMarked
package jp.anpi.deploy.bench.machine;

import org.jspecify.annotations.NullMarked;
