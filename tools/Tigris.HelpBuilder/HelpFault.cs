namespace Tigris.HelpBuilder;

/// <summary>A missing part of the help, and its place.</summary>
internal sealed record HelpFault(string File, string Text);
