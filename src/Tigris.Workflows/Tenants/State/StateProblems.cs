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

    /// <summary>true for a piped row; false for a document.</summary>
    public bool IsOfRow => ofRow;

    /// <summary>The number of problems.</summary>
    public int Count { get; private set; }

    /// <summary>true if the reading ends, because there are too many problems, or a problem of the whole file; otherwise, false.</summary>
    public bool IsEnough { get; private set; }

    /// <summary>Adds a problem of the whole file, which ends the reading.</summary>
    public void AddLast(int line, string path, string message)
    {
        Add(line, path, message);
        IsEnough = true;
    }

    /// <summary>
    /// Adds a problem. A problem in the first line shows that the file is of another kind. It ends the reading, so that there is one message
    /// instead of one for each line.
    /// </summary>
    public void AddOnce(int line, string message)
    {
        if (line == 1)
        {
            AddLast(line, "$", message);
        }
        else
        {
            Add(line, "$", message);
        }
    }

    /// <summary>Adds a problem if the last line has no end. The tenants that are missing in a cut-off file would be extra.</summary>
    public void RequireEnd(bool hasEnd, int line, bool complete)
    {
        if (!hasEnd && complete)
        {
            Add(line, "$", Messages.StateTruncated);
        }
    }

    public void Add(int? line, string path, string message)
    {
        Count++;
        IsEnough |= Count >= MostShown;
        if (_first.Count < MostShown)
        {
            _first.Add(new StateProblem(ofRow ? null : line, path, message));
        }
    }

    public void Warn(int? line, string path, string message) => warn(new StateProblem(line, path, message).ToString());

    /// <summary>Throws if there is a problem.</summary>
    /// <exception cref="TigrisFileException">The file isn't a valid document. The message names line and path of each problem.</exception>
    public void ThrowIfAny(string path) => ThrowIfAny(path, Messages.StateDocumentInvalid);

    /// <summary>Throws if there is a problem.</summary>
    /// <param name="path">The file.</param>
    /// <param name="message">The message, with placeholders for the path and the problems.</param>
    /// <exception cref="TigrisFileException">The file isn't valid.</exception>
    public void ThrowIfAny(string path, string message)
    {
        if (Count > 0)
        {
            throw new TigrisFileException("InvalidStateDocument", MessageText.Of(message, path, Text), path);
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

    /// <summary>Returns the first problems, one on each line.</summary>
    public string Text => string.Join("\n", _first.Select(problem => problem.ToString())) + (Count > _first.Count ? "\n" + Messages.StateMoreProblems : "");
}
