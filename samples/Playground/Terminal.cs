using System;
using Spectre.Console;

namespace Tigris.Playground;

/// <summary>The screen: how wide it is, and whether colours belong on it.</summary>
internal static class Terminal
{
    public const string Bold = "\e[1m";
    public const string Dim = "\e[2m";
    public const string Red = "\e[31;1m";
    public const string Yellow = "\e[33;1m";

    private const int WidthOfNoTerminal = 120;

    public static bool IsInteractive => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>Colours are for people: not for files and pipes, and not for those who said no (https://no-color.org).</summary>
    public static bool HasColor { get; } = !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && AnsiConsole.Profile.Capabilities.Ansi;

    public static int Width => !Console.IsOutputRedirected && Console.WindowWidth > 0 ? Console.WindowWidth : WidthOfNoTerminal;

    public static int Height => !Console.IsOutputRedirected && Console.WindowHeight > 0 ? Console.WindowHeight : 50;

    public static string In(string style, string text) => HasColor ? $"{style}{text}\e[0m" : text;

    /// <summary>A line in a style; each of its lines by itself, so that a pager or a scroll keeps the colour.</summary>
    public static void WriteLine(string style, string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            Console.WriteLine(In(style, line));
        }
    }
}
