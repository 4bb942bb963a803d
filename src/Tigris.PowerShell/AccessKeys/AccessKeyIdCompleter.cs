using System;

namespace Tigris.PowerShell;

/// <summary>Completes ids of the keys that the acting user may list in the typed organization. The name of a key matches too.</summary>
internal sealed class AccessKeyIdCompleter : LiveCompleter
{
    private const string IdPrefix = "tid_";

    private protected override Source? Find(TypedCommand typed, TigrisConnection connection, CompletionWord word)
    {
        if (typed.One("OrganizationId") is not { } organizationId)
        {
            return null;
        }

        var actor = connection.ActAs(typed.One("UserId"), Enum.TryParse<UserRole>(typed.One("UserRole"), true, out var role) ? role : null);
        // A certain beginning of an id limits the server's search. Any other text may be the beginning of a name.
        var prefix = word.Text.Length > IdPrefix.Length && word.Text.StartsWith(IdPrefix, StringComparison.Ordinal) ? word.Text : null;
        var query = new AccessKeyQuery { Prefix = prefix };
        return new(Key("keys", organizationId, actor.UserId, actor.UserRole?.ToString(), prefix), (client, token, over) =>
            Items(client.AccessKeys.ListAsync(organizationId, query, actor, token, over), Of));
    }

    private static CompletionItem Of(AccessKey key) => new(key.AccessKeyId, key.KeyName, $"{key.KeyName} {ViewText.List(key.BucketRole)}".Trim());
}
