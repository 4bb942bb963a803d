namespace Tigris.HelpBuilder;

/// <summary>What is missing in the help, and where it belongs.</summary>
internal sealed record HelpFault(string File, string Text);
