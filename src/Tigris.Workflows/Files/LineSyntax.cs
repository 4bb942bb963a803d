namespace Tigris.Workflows;

/// <summary>The rules that a format's parser uses to divide a file into settings.</summary>
internal sealed class LineSyntax(bool continues, bool quotes, params char[] separators)
{
    /// <summary>The rules of the AWS tools: a line with a larger indent continues the value above it.</summary>
    public static LineSyntax Aws { get; } = new(true, false, '=', ':');

    /// <summary>The rules of rclone, which ignores the indent of a line.</summary>
    public static LineSyntax Rclone { get; } = new(false, false, '=', ':');

    /// <summary>The rules of .env files: a value in quotes may have several lines.</summary>
    public static LineSyntax DotEnv { get; } = new(false, true, '=');

    /// <summary>A text without settings.</summary>
    public static LineSyntax None { get; } = new(false, false, '=');

    /// <summary>true if a line with a larger indent than the setting above it continues its value; otherwise, false.</summary>
    public bool Continues { get; } = continues;

    /// <summary>true if a value that begins with a quotation mark extends to the next one, over lines; otherwise, false.</summary>
    public bool Quotes { get; } = quotes;

    /// <summary>The characters that end a setting's name.</summary>
    public byte[] Separators { get; } = System.Array.ConvertAll(separators, character => (byte)character);
}
