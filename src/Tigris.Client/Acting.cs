namespace Tigris.Client;

/// <summary>The acting user as the wire has them.</summary>
internal static class Acting
{
    public static string UserId(Actor actor) => Identifier.Require(actor.UserId, nameof(Actor.UserId));

    public static string? UserRole(Actor actor) => actor.UserRole?.ToString();
}
