/**
 * Promises that people get through: journeys in a real Chromium against the running product, accessibility checked, the
 * pictures of the README taken. May use Playwright and axe. Start reading at
 * {@link jp.anpi.deploy.acceptance.browser.LivingSliceJourneyTest}.
 */
@NullMarked
package jp.anpi.deploy.acceptance.browser;

import org.jspecify.annotations.NullMarked;
