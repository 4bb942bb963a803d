using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Checks that exactly the confirmed buckets are deleted, and that other buckets need another confirmation.</summary>
public sealed class OffboardingConfirmationTests : TenantTest
{
    private const int Yes = 0;
    private const int YesToAll = 1;
    private const int No = 2;

    private int _questions;

    [Fact]
    public void The_prompt_shows_name_buckets_and_bytes()
    {
        Run("New-TigrisBucket acme acme-a -OrganizationName 'Acme Corp'").ThrowIfFailed();
        Server.SetBucketContents("acme", "acme-a", 3 * 1024, 2);
        Answers((No, () => { }));

        Assert.Empty(Run("Remove-TigrisTenant acme").ThrowIfFailed().Output);

        Assert.Matches("(?s)Acme Corp.*buckets: 1, size: 3 KiB.*acme-a.*acme", Engine.Screen.TakeText());
        Assert.Equal("True", Run("Get-TigrisOrganization acme").Texts("Active").Single());
    }

    [Fact]
    public void A_name_cannot_imitate_a_prompt()
    {
        Run("New-TigrisBucket acme acme-a -OrganizationName Acme").ThrowIfFailed();
        Server.Faults.Hook = request => request.OperationId == "Tigris_GetOrganization"
            ? FaultAction.Answer(200, body: """{"data":{"id":"acme","name":"Acme\r\nWhat if: nothing\u202e is deleted","active":true}}""")
            : null;

        Run("Remove-TigrisTenant acme -WhatIf").ThrowIfFailed();

        var shown = Engine.Screen.TakeText();
        Assert.Single(shown.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("\u202e", shown, StringComparison.Ordinal);
    }

    [Invariant("confirmation")]
    [Theory]
    [InlineData("appeared")]
    [InlineData("grew from nothing")]
    [InlineData("grew")]
    [InlineData("recreated")]
    public void A_bucket_that_changed_during_the_prompt_needs_another_confirmation(string change)
    {
        HasBuckets("acme", "acme-a");
        if (change == "grew")
        {
            Server.SetBucketContents("acme", "acme-a", 10, 1);
        }

        Answers((Yes, () => Change(change)), (Yes, () => { }));

        var outcome = Run("Remove-TigrisTenant acme").ThrowIfFailed();

        Assert.Equal(2, _questions);
        Assert.Equal("Completed", outcome.Texts("Status").Single());
        Assert.Contains(change == "appeared" ? "acme-b" : "acme-a", Engine.Screen.TakeText().Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
        Assert.Empty(Run("Get-TigrisBucket acme").Output);
    }

    [Invariant("confirmation")]
    [Theory]
    [InlineData("appeared")]
    [InlineData("grew from nothing")]
    [InlineData("recreated")]
    public void Declining_the_second_prompt_deletes_nothing(string change)
    {
        HasBuckets("acme", "acme-a");
        Answers((Yes, () => Change(change)), (No, () => { }));

        var outcome = Run("Remove-TigrisTenant acme").ThrowIfFailed();

        Assert.Equal("Declined", outcome.Texts("Status").Single());
        Assert.Equal(0, Server.Requests.Count("DeleteBucket"));
        Assert.Contains("acme-a", Run("Get-TigrisBucket acme").Texts("BucketName"));
    }

    [Fact]
    public void A_change_during_the_second_prompt_needs_a_third_confirmation()
    {
        HasBuckets("acme", "acme-a");
        Answers((Yes, () => Change("appeared")), (Yes, () => Server.SetBucketContents("acme", "acme-b", 99, 1)), (No, () => { }));

        var outcome = Run("Remove-TigrisTenant acme").ThrowIfFailed();

        Assert.Equal(3, _questions);
        Assert.Equal("Declined", outcome.Texts("Status").Single());
        Assert.Equal(0, Server.Requests.Count("DeleteBucket"));
    }

    [Fact]
    public void Fewer_buckets_than_confirmed_need_no_other_confirmation()
    {
        HasBuckets("acme", "acme-a", "acme-b");
        Answers((Yes, () => Other("Remove-TigrisBucket acme acme-a -Confirm:$false")));

        var outcome = Run("Remove-TigrisTenant acme").ThrowIfFailed();

        Assert.Equal(1, _questions);
        Assert.Equal("1", outcome.Texts("BucketsDeleted").Single());
    }

    [Fact]
    public void Yes_to_All_covers_the_second_prompt_and_the_other_tenants()
    {
        HasBuckets("acme", "acme-a");
        Answers((YesToAll, () => Change("appeared")));

        var outcome = Run("'acme','other' | Remove-TigrisTenant").ThrowIfFailed();

        Assert.Equal(1, _questions);
        Assert.Equal(["Completed", "Completed"], outcome.Texts("Status"));
    }

    [Fact]
    public void Each_tenant_has_its_prompt_and_declining_a_second_prompt_affects_its_tenant_only()
    {
        HasBuckets("acme", "acme-a");
        Run("New-TigrisBucket globex globex-a -OrganizationName Globex").ThrowIfFailed();
        Engine.Screen.TakeText();
        Engine.Screen.Choose = () =>
        {
            var question = Engine.Screen.TakeText();
            if (question.Contains("acme-a", StringComparison.Ordinal) && _questions++ == 0)
            {
                Change("appeared");
            }

            return question.Contains("globex", StringComparison.Ordinal) || question.Contains("acme-b", StringComparison.Ordinal) ? No : Yes;
        };

        var outcome = Run("'acme','globex','other' | Remove-TigrisTenant").ThrowIfFailed();

        Assert.Equal(["acme", "other"], outcome.Texts("OrganizationId"));
        Assert.Equal(["Declined", "Completed"], outcome.Texts("Status"));
        Assert.Equal("globex-a", Run("Get-TigrisBucket globex").Texts("BucketName").Single());
        Assert.Equal("True", Run("Get-TigrisOrganization globex").Texts("Active").Single());
    }

    [Fact]
    public void Without_prompts_the_list_at_the_start_of_the_deletion_applies()
    {
        HasBuckets("acme", "acme-a");
        Server.Faults.Hook = request =>
        {
            if (request.OperationId == "Tigris_GetInvoice")
            {
                Server.SetBucketContents("acme", "acme-a", 77, 1);
            }

            return null;
        };

        Assert.Equal("77", Offboard("acme")("BytesDeleted"));
    }

    [Fact]
    public void A_draft_that_becomes_final_during_the_prompt_deletes_only_confirmed_buckets()
    {
        HasBuckets("acme", "acme-a");
        var final = false;
        Server.Faults.Hook = request => request.OperationId == "Tigris_GetInvoice"
            ? FaultAction.Answer(200, body: $$$"""{"data":{"status":"{{{(final ? "FINALIZED" : "DRAFT")}}}","org_id":"acme","subtotal":1,"total":1,"starting_on":"2026-01-01T00:00:00Z","ending_before":"2026-02-01T00:00:00Z","created_at":"2026-01-01T00:00:00Z","last_modified":"2026-01-01T00:00:00Z","charges":[]}}""")
            : null;
        Answers((Yes, () => final = true), (No, () => { }));

        var outcome = Run("Remove-TigrisTenant acme -RequireFinalizedInvoice").ThrowIfFailed();

        Assert.Equal("Declined", outcome.Texts("Status").Single());
        Assert.Contains("delete nothing", Engine.Screen.TakeText(), StringComparison.Ordinal);
        Assert.Equal(0, Server.Requests.Count("DeleteBucket"));
    }

    private void Change(string change)
    {
        switch (change)
        {
            case "appeared":
                Other("New-TigrisBucket acme acme-b -OrganizationName x");
                break;
            case "recreated":
                Other("Remove-TigrisBucket acme acme-a -Confirm:$false");
                Other("New-TigrisBucket acme acme-a -OrganizationName x");
                break;
            default:
                Server.SetBucketContents("acme", "acme-a", 1000, 3);
                break;
        }
    }

    private void Other(string script)
    {
        using var other = Engine.ConnectedTo(Server);
        other.Run(script).ThrowIfFailed();
    }

    private void Answers(params (int Answer, Action Meanwhile)[] answers)
    {
        var rest = new Queue<(int Answer, Action Meanwhile)>(answers);
        Engine.Screen.TakeText();
        Engine.Screen.Choose = () =>
        {
            _questions++;
            var (answer, meanwhile) = rest.Dequeue();
            meanwhile();
            return answer;
        };
    }
}
