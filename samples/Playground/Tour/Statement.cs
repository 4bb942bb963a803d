namespace Tigris.Playground.Tour;

/// <summary>A top-level statement of a script.</summary>
/// <param name="Heading">The lines of the comment above it, without their marks; null where there is none.</param>
/// <param name="Text">The statement as it is written.</param>
/// <param name="Line">The number of its first line, from 1.</param>
/// <param name="IsDefinition">true if it only defines a function, which has no output; otherwise, false.</param>
internal sealed record Statement(string? Heading, string Text, int Line, bool IsDefinition);
