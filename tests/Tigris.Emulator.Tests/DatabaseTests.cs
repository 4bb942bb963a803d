using System;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Tests;

public sealed class DatabaseTests
{
    [Fact]
    public void A_failed_action_after_a_commit_keeps_the_commit_and_runs_the_next_action()
    {
        using var database = new Database(null);
        var followed = 0;
        var answer = database.Write(() =>
        {
            database.Execute("CREATE TABLE kept (value INTEGER)");
            database.AfterCommit(() => throw new InvalidOperationException("on purpose"));
            database.AfterCommit(() => followed++);
            return "done";
        });
        Assert.Equal("done", answer);
        Assert.Equal(1, followed);
        database.Write(() => database.Execute("INSERT INTO kept (value) VALUES (1)"));
        Assert.Equal(1, database.Number("SELECT count(*) FROM kept"));
        Assert.Equal(1, followed);
    }

    [Fact]
    public void An_action_after_commit_is_dropped_on_rollback()
    {
        using var database = new Database(null);
        var followed = 0;
        Assert.Throws<InvalidOperationException>(() => database.Write<int>(() =>
        {
            database.AfterCommit(() => followed++);
            throw new InvalidOperationException("on purpose");
        }));
        database.Write(() => 0);
        Assert.Equal(0, followed);
    }
}
