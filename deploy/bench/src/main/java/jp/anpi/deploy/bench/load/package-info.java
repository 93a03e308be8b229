/**
 * Keeps connections busy with prebuilt requests and measures each answer, at little cost of its own.
 * Plain NIO on one thread; knows HTTP/1.1 as far as answers with a length or in chunks go.
 * Start reading at {@link jp.anpi.deploy.bench.load.HttpLoad}.
 */
@NullMarked
package jp.anpi.deploy.bench.load;

import org.jspecify.annotations.NullMarked;
