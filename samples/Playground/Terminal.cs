using System;
using Spectre.Console;

namespace Tigris.Playground;

/// <summary>The width of the screen, and the use of colors.</summary>
internal static class Terminal
{
    public const string Bold = "\e[1m";
    public const string Dim = "\e[2m";
    public const string Red = "\e[31;1m";
    public const string Yellow = "\e[33;1m";

    private const int WidthOfNoTerminal = 120;

    public static bool IsInteractive => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>true if the output has colors: on a terminal, and unless the user has disabled them (https://no-color.org).</summary>
    public static bool HasColor { get; } = !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && AnsiConsole.Profile.Capabilities.Ansi;

    public static int Width => !Console.IsOutputRedirected && Console.WindowWidth > 0 ? Console.WindowWidth : WidthOfNoTerminal;

    public static int Height => !Console.IsOutputRedirected && Console.WindowHeight > 0 ? Console.WindowHeight : 50;

    public static string In(string style, string text) => HasColor ? $"{style}{text}\e[0m" : text;

    /// <summary>Writes a text in a style. Each line has its own codes, so that pagers and scrolling keep the color.</summary>
    public static void WriteLine(string style, string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            Console.WriteLine(In(style, line));
        }
    }
}
