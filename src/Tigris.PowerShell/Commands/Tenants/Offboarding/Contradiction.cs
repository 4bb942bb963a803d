namespace Tigris.PowerShell.Commands;

/// <summary>The server is not as the journal left it, in a way that must not be mended by deleting more.</summary>
internal static class Contradiction
{
    public static TigrisOffboardingException Of(string organizationId, string finding) =>
        new("JournalContradicted", Text.Of(Messages.JournalContradicted, organizationId, finding), organizationId);
}
