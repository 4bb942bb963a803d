namespace Tigris.Client;

/// <summary>The acting user as the wire has them.</summary>
internal static class ActorMapping
{
    public static string UserId(Actor actor) => Require.User(actor.UserId);

    public static string? UserRole(Actor actor) => actor.UserRole?.ToString();
}
