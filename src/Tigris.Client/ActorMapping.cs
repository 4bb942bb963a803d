namespace Tigris.Client;

/// <summary>Maps the acting user to the wire format.</summary>
internal static class ActorMapping
{
    public static string UserId(Actor actor) => Require.User(actor.UserId);

    public static string? UserRole(Actor actor) => actor.UserRole?.ToString();
}
