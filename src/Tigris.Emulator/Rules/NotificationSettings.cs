using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules.Filters;
using Tigris.Emulator.Schemas;

namespace Tigris.Emulator.Rules;

/// <summary>The document's ObjectNotifications, as stored and, masked, as returned.</summary>
internal sealed record NotificationSettings(bool Enabled, string? Webhook, string? Filter, NotificationAuth? Auth)
{
    /// <summary>The replacement of a credential in responses. The real mask is unknown (assumed).</summary>
    public const string Mask = "********";

    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static NotificationSettings? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<NotificationSettings>(json, Json);

    /// <summary>
    /// Applies a partial update; null removes the notifications. The document describes a bare <c>{"enabled": false}</c> both as a pause and as a
    /// removal. Its explicit list calls it a removal, and a pause includes the webhook.
    /// </summary>
    public static NotificationSettings? Change(NotificationSettings? current, JsonBody change, string field)
    {
        string[] known = ["enabled", "webhook", "filter", "auth"];
        var given = known.Where(change.Has).ToList();
        if (given.Count == 0) return current;
        var enabled = change.Flag("enabled");
        if (enabled == false && given.Count == 1) return null;
        if (enabled is null && current is null) throw ApiException.BadRequest($"{field}.enabled", "required for a bucket without notifications");

        var next = new NotificationSettings(
            enabled ?? current!.Enabled,
            change.OptionalText("webhook") ?? current?.Webhook,
            change.OptionalText("filter") ?? current?.Filter,
            change.Nested("auth") is { } auth ? NotificationAuth.Parse(auth, $"{field}.auth") : current?.Auth);
        next.CheckWebhook($"{field}.webhook");
        next.CheckFilter($"{field}.filter");
        return next;
    }

    public string Write() => JsonSerializer.Serialize(this, Json);

    public NotificationSettings Masked() => this with { Auth = Auth?.Masked() };

    private void CheckWebhook(string field)
    {
        if (Webhook is null && Enabled) throw ApiException.BadRequest(field, "required if enabled is true");
        if (Webhook is not null && (!Uri.TryCreate(Webhook, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps))
            throw ApiException.BadRequest(field, "must be an https URL");
    }

    // A filter that can't be evaluated would match no event or all, and its author would notice much later (assumed).
    private void CheckFilter(string field)
    {
        try
        {
            if (Filter is not null) NotificationFilter.Parse(Filter);
        }
        catch (FormatException e)
        {
            throw ApiException.BadRequest(field, e.Message);
        }
    }
}

/// <summary>A token, or a user and password.</summary>
internal sealed record NotificationAuth(string? BasicUser, string? BasicPass, string? Token)
{
    public static NotificationAuth? Parse(JsonBody body, string field)
    {
        var auth = new NotificationAuth(body.OptionalText("basic_user"), body.OptionalText("basic_pass"), body.OptionalText("token"));
        if (auth is { BasicUser: null, BasicPass: null, Token: null }) return null;
        if (auth.Token is not null && (auth.BasicUser is not null || auth.BasicPass is not null))
            throw ApiException.BadRequest($"{field}.token", "can't be combined with basic_user and basic_pass");
        if (auth.Token is null && auth.BasicUser is null) throw ApiException.BadRequest($"{field}.basic_user", "required with basic_pass");
        if (auth.Token is null && auth.BasicPass is null) throw ApiException.BadRequest($"{field}.basic_pass", "required with basic_user");
        CheckCharacters(auth.BasicUser, $"{field}.basic_user");
        CheckCharacters(auth.BasicPass, $"{field}.basic_pass");
        CheckCharacters(auth.Token, $"{field}.token");
        if (auth.Token == NotificationSettings.Mask) throw ApiException.BadRequest($"{field}.token", "is the mask from a response, not a credential");
        if (auth.BasicPass == NotificationSettings.Mask)
            throw ApiException.BadRequest($"{field}.basic_pass", "is the mask from a response, not a credential");
        return auth;
    }

    public NotificationAuth Masked() => this with
    {
        BasicPass = BasicPass is null ? null : NotificationSettings.Mask,
        Token = Token is null ? null : NotificationSettings.Mask,
    };

    // Headers can't contain them.
    private static void CheckCharacters(string? credential, string field)
    {
        if (credential?.Any(char.IsControl) == true) throw ApiException.BadRequest(field, "must have no control characters");
    }
}
