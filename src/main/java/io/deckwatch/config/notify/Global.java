package io.deckwatch.config.notify;

import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.notify.http.Access;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code global}: what receivers have unless they say otherwise.
 *
 * @param slackUrl the webhook of Slack; secret
 * @param pagerDutyUrl where events of PagerDuty go
 * @param smtp how mail is sent
 * @param access what it takes to get to receivers
 */
record Global(Optional<String> slackUrl, String pagerDutyUrl, Smtp smtp, Access access) {

    private static final String PAGER_DUTY = "https://events.pagerduty.com/v2/enqueue";

    private static final Set<String> NO_SUCH_CHANNEL = Set.of(
            "opsgenie_api_key",
            "opsgenie_api_key_file",
            "opsgenie_api_url",
            "victorops_api_key",
            "victorops_api_key_file",
            "victorops_api_url",
            "wechat_api_corp_id",
            "wechat_api_secret",
            "wechat_api_secret_file",
            "wechat_api_url",
            "telegram_api_url",
            "telegram_bot_token",
            "telegram_bot_token_file",
            "webex_api_url",
            "jira_api_url",
            "rocketchat_api_url",
            "rocketchat_token",
            "rocketchat_token_file",
            "rocketchat_token_id",
            "rocketchat_token_id_file",
            "mattermost_webhook_url",
            "mattermost_webhook_url_file");

    private static final Set<String> SMTP = Set.of(
            "smtp_hello",
            "smtp_auth_identity",
            "smtp_auth_secret",
            "smtp_auth_secret_file",
            "smtp_tls_config",
            "smtp_force_implicit_tls");

    /**
     * How mail is sent.
     *
     * @param smarthost host and port
     * @param from whose mail it is
     * @param user whom to log in as
     * @param password of the user; secret
     * @param requireTls whether nothing is sent to a server that offers no TLS
     */
    record Smtp(
            Optional<YamlText> smarthost,
            Optional<String> from,
            Optional<String> user,
            Optional<String> password,
            boolean requireTls) {

        @Override
        public String toString() {
            return "Smtp[" + smarthost.map(YamlText::text).orElse("") + "]";
        }

        /** What a section says, with that prefix of its keys, and else what stands here. */
        Smtp or(YamlMap map, String prefix, Secrets secrets) {
            return new Smtp(
                    map.text(prefix + "smarthost").or(() -> smarthost),
                    map.text(prefix + "from").map(YamlText::text).or(() -> from),
                    map.text(prefix + "auth_username").map(YamlText::text).or(() -> user),
                    secrets.one(map, prefix + "auth_password").or(() -> password),
                    Values.flag(map, prefix + "require_tls", requireTls));
        }
    }

    static Global read(Optional<YamlMap> section, Reading reading) {
        var secrets = new Secrets(reading);
        var none = new Smtp(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
        if (section.isEmpty()) {
            return new Global(Optional.empty(), PAGER_DUTY, none, Access.DIRECT);
        }
        var map = section.get();
        map.refuse("resolve_timeout", "means nothing here, since Deckwatch sees when its alerts end; leave it out");
        Values.refuse(map, NO_SUCH_CHANNEL, ReceiverReader.NO_SUCH_CHANNEL);
        Values.refuse(map, SMTP, "is not supported by Deckwatch; leave it out");
        Values.refuse(
                map,
                Set.of("slack_app_token", "slack_app_token_file", "slack_app_url"),
                "is not supported: Deckwatch posts to incoming webhooks of Slack; use slack_api_url_file");
        var global = new Global(
                secrets.one(map, "slack_api_url"),
                map.text("pagerduty_url").map(YamlText::text).orElse(PAGER_DUTY),
                none.or(map, "smtp_", secrets),
                map.map("http_config").map(new HttpConfig(secrets)::read).orElse(Access.DIRECT));
        map.end();
        return global;
    }

    @Override
    public String toString() {
        return "Global[" + smtp + "]";
    }
}
