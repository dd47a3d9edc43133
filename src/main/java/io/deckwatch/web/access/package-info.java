/**
 * Who may read and who may change something: tokens, a trusted reverse proxy, sessions of browsers, and forms of other sites.
 * What is changed does not belong here.
 */
@NullMarked
package io.deckwatch.web.access;

import org.jspecify.annotations.NullMarked;
