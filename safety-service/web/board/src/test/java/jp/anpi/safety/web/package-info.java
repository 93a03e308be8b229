/**
 * Promises that the pages of desk and phone hold together without a build step. May use the JDK only. Start reading at
 * {@link jp.anpi.safety.web.PagesTest}.
 */
@NullMarked
package jp.anpi.safety.web;

import org.jspecify.annotations.NullMarked;
