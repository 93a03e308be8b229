/**
 * Promises that the look's files are what they say they are: vendored files as locked, tokens named in one place. May use
 * the JDK only. Start reading at {@link jp.anpi.registry.web.VendoredFilesTest}.
 */
@NullMarked
package jp.anpi.registry.web;

import org.jspecify.annotations.NullMarked;
