/**
 * Promises the cost of single rules in microseconds, measured by JMH on people of the sample town in a process of its own.
 * May use the core and the sample. Start reading at {@link jp.anpi.deploy.bench.micro.Micro}.
 */
@NullMarked
package jp.anpi.deploy.bench.micro;

import org.jspecify.annotations.NullMarked;
