using System;
using System.Collections.Generic;
using System.Threading;

namespace Tigris.Emulator.Store;

/// <summary>A statement that changed the database.</summary>
internal sealed record Statement(string Sql, object?[] Arguments);

/// <summary>
/// A copy of a database as of some time ago. It repeats commits when they are old enough. Every value in a statement is fixed, so that repeating it
/// gives the same rows.
/// </summary>
internal sealed class Replica(TimeSpan lag, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<(DateTimeOffset Committed, Statement[] Statements)> _ahead = new();

    /// <summary>The database. Call <see cref="CatchUp"/> first.</summary>
    public Database Database { get; } = new(null);

    public void Follow(Statement[] committed)
    {
        lock (_lock) _ahead.Enqueue((time.GetUtcNow(), committed));
        CatchUp(); // here too, so that an unread copy doesn't keep everything
    }

    public void CatchUp()
    {
        lock (_lock)
        {
            while (_ahead.TryPeek(out var next) && next.Committed + lag <= time.GetUtcNow())
            {
                Database.Write(() => Repeat(next.Statements));
                _ahead.Dequeue();
            }
        }
    }

    public void Dispose() => Database.Dispose();

    private int Repeat(Statement[] statements)
    {
        foreach (var statement in statements) Database.Execute(statement.Sql, statement.Arguments);
        return statements.Length;
    }
}
