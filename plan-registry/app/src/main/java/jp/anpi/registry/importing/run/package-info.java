/**
 * Promises that one import runs at a time, whatever the number of processes, that it can be followed, and that the newest of its kind can
 * be taken back. Knows no kind of list: each is a {@code Taking}. May use {@code file}, the store and the http module. Start reading at
 * {@code ImportRoutes}, then {@code Imports}.
 */
@NullMarked
package jp.anpi.registry.importing.run;

import org.jspecify.annotations.NullMarked;
