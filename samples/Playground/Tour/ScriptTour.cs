using System;
using System.IO;
using Tigris.Playground.Hosting;

namespace Tigris.Playground.Tour;

/// <summary>Runs a script statement by statement and shows it as typed input.</summary>
internal sealed class ScriptTour(Session session)
{
    /// <summary>Returns the exit code: 0 only if no statement ended in an error. The script checks itself what each step did.</summary>
    /// <param name="script">The script.</param>
    /// <param name="parameter">The name of the parameter to pass.</param>
    /// <param name="value">The value of the parameter.</param>
    public int Run(string script, string parameter, object value)
    {
        session.SetVariable(parameter, value);
        foreach (var statement in ScriptReader.Read(script))
        {
            Show(statement);
            if (session.Run(statement.Text) is { } error)
            {
                Console.Error.WriteLine();
                Console.Error.WriteLine(Terminal.In(
                    Terminal.Red, $"FAILED at {Path.GetFileName(script)}:{statement.Line}: {error.Exception.Message}"));
                return 1;
            }

            if (session.ExitCode is { } exitCode)
            {
                return exitCode;
            }
        }

        return 0;
    }

    private static void Show(Statement statement)
    {
        if (statement.Heading is { } heading)
        {
            Console.WriteLine();
            Terminal.WriteLine(Terminal.Bold, "# " + heading.Replace("\n", "\n# ", StringComparison.Ordinal));
        }

        if (statement.IsDefinition)
        {
            return;
        }

        var prompt = "PS> ";
        foreach (var line in statement.Text.Split('\n'))
        {
            Console.WriteLine(Terminal.In(Terminal.Dim, prompt) + line);
            prompt = ">> ";
        }
    }
}
