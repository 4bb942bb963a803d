using System;
using System.Collections.Generic;
using System.Threading.Tasks;
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
    public async Task A_full_database_fails_the_writes_and_works_again_with_space()
    {
        using var database = new Database(null);
        database.Execute("CREATE TABLE kept (value BLOB)");
        database.Execute("INSERT INTO kept (value) VALUES ($1)", new byte[10]);
        database.Number("PRAGMA max_page_count = 1");
        var followed = 0;
        var writes = new List<Task<int>>();
        database.Write(() =>
        {
            // The lock is held, so that the writes are queued and share a transaction.
            for (var i = 0; i < 8; i++) writes.Add(database.WriteAsync(() => Insert(1_000_000)));
            return 0;
        });
        foreach (var write in writes) await Assert.ThrowsAnyAsync<Exception>(() => write);
        Assert.ThrowsAny<Exception>(() => database.Write(() => Insert(1_000_000)));
        Assert.Equal((1, 0), (database.Number("SELECT count(*) FROM kept"), followed));

        database.Number("PRAGMA max_page_count = 1000000");
        Assert.Equal(1, await database.WriteAsync(() => Insert(1_000_000)));
        Assert.Equal((2, 1), (database.Number("SELECT count(*) FROM kept"), followed));

        int Insert(int size)
        {
            database.AfterCommit(() => followed++);
            return database.Execute("INSERT INTO kept (value) VALUES ($1)", new byte[size]);
        }
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
