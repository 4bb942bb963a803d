using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Threading;

namespace Tigris.Playground.Hosting;

/// <summary>Reads the answers to the prompts of a running command. Ctrl+C ends the prompt with the command.</summary>
internal sealed class ConsoleInput(bool interactive) : IDisposable
{
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMilliseconds(10);

    private readonly ManualResetEventSlim _interrupted = new();

    public string ReadLine() => Read(hidden: false);

    /// <summary>Reads a text without showing it.</summary>
    public string ReadHidden() => Read(hidden: true);

    public void Interrupt() => _interrupted.Set();

    public void Dispose() => _interrupted.Dispose();

    private string Read(bool hidden)
    {
        if (!interactive)
        {
            throw new HostException("A command asked a question, and this run has no user to answer it.");
        }

        return Console.IsInputRedirected ? ReadRedirected(hidden) : ReadKeys(hidden);
    }

    private static string ReadRedirected(bool hidden)
    {
        var line = Console.ReadLine() ?? throw new HostException("A command asked a question, and the input has ended.");
        Console.WriteLine(hidden ? new string('*', line.Length) : line);
        return line;
    }

    // Console.ReadLine returns at Enter only, even after the command has ended.
    private string ReadKeys(bool hidden)
    {
        _interrupted.Reset();
        var typed = new List<char>();
        while (true)
        {
            var key = NextKey();
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.WriteLine();
                    return new string([.. typed]);
                case ConsoleKey.Backspace when typed.Count > 0:
                    typed.RemoveAt(typed.Count - 1);
                    Console.Write("\b \b");
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        typed.Add(key.KeyChar);
                        Console.Write(hidden ? '*' : key.KeyChar);
                    }

                    break;
            }
        }
    }

    private ConsoleKeyInfo NextKey()
    {
        while (!Console.KeyAvailable)
        {
            if (_interrupted.Wait(BetweenKeys))
            {
                Console.WriteLine();
                throw new PipelineStoppedException();
            }
        }

        return Console.ReadKey(intercept: true);
    }
}
