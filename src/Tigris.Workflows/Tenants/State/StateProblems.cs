using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The problems of a state document, and its warnings.</summary>
/// <param name="warn">Receives the warnings.</param>
/// <param name="ofRow">true for a piped row, whose number the error shows anyway; otherwise, false.</param>
internal sealed class StateProblems(Action<string> warn, bool ofRow = false)
{
    private const int MostShown = 20;
    private readonly List<StateProblem> _first = [];

    /// <summary>The number of problems.</summary>
    public int Count { get; private set; }

    /// <summary>true if so many problems were found that more don't help; otherwise, false.</summary>
    public bool IsEnough => Count >= MostShown;

    public void Add(int? line, string path, string message)
    {
        Count++;
        if (_first.Count < MostShown)
        {
            _first.Add(new StateProblem(ofRow ? null : line, path, message));
        }
    }

    public void Warn(int? line, string path, string message) => warn(new StateProblem(line, path, message).ToString());

    /// <summary>Throws if there is a problem.</summary>
    /// <exception cref="TigrisFileException">The file isn't a valid document. The message names line and path of each problem.</exception>
    public void ThrowIfAny(string path)
    {
        if (Count > 0)
        {
            throw new TigrisFileException("InvalidStateDocument", MessageText.Of(Messages.StateDocumentInvalid, path, Text), path);
        }
    }

    /// <summary>Throws if there is a problem.</summary>
    /// <exception cref="TigrisArgumentException">The row isn't valid. The message names the path of each problem.</exception>
    public void ThrowIfAny(object? target)
    {
        if (Count > 0)
        {
            throw new TigrisArgumentException("InvalidState", Text, target);
        }
    }

    private string Text => string.Join("\n", _first.Select(problem => problem.ToString())) + (Count > _first.Count ? "\n" + Messages.StateMoreProblems : "");
}
