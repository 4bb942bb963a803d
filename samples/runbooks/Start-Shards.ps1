#Requires -Version 7.4
#Requires -Modules Az.Accounts, Az.Automation

<#
.SYNOPSIS
    Runbook: starts another runbook once for each shard of all organizations, side by side, and waits for all of them.
.DESCRIPTION
    Each child job gets -Shard 1/N, 2/N, ... N/N, and the other parameters as they are. Which shard an organization is in follows from its id
    alone, so that each is handled by exactly one of the jobs, and the journal of a shard is written by one job only. To keep it so, nothing is
    started while another job of that runbook is not finished.

    A child that fails, or that Azure stops, is named in the error together with its job. Start this runbook again: the children go on where
    they were, as long as -ShardCount stays the same.

    Azure is entered as the Automation account's managed identity, which needs the role Automation Operator on the account.
.PARAMETER RunbookName
    The runbook to start. It takes a parameter Shard.
.PARAMETER ShardCount
    How many shards, and so how many jobs.
.PARAMETER Parameters
    The children's other parameters: a hashtable, an object, or JSON text.
.PARAMETER ResourceGroupName
    The resource group of the Automation account.
.PARAMETER AutomationAccountName
    The Automation account.
.PARAMETER RunOn
    The hybrid worker group to run on; an Azure sandbox where it is empty.
.PARAMETER Wait
    Whether to wait for the children. In an Azure sandbox a job that takes three hours is stopped, this one too.
.PARAMETER PollSeconds
    How long to wait before looking again.
.EXAMPLE
    ./Start-Shards.ps1 -RunbookName Offboard-Tenants -ShardCount 16 -ResourceGroupName ops -AutomationAccountName tigris -Parameters @{
        StorageAccountName = 'billing'; ContainerName = 'tigris'; ConnectionName = 'Tigris' }

    Sixteen jobs, each with a sixteenth of the leavers and a journal of its own.
.EXAMPLE
    ./Start-Shards.ps1 -RunbookName Export-UsageToBlob -ShardCount 4 -ResourceGroupName ops -AutomationAccountName tigris -Wait $false -Parameters (
        '{ "StorageAccountName": "billing", "ContainerName": "tigris", "CredentialName": "Tigris" }')

    The parameters as the portal passes them, and no waiting.
#>
[CmdletBinding()]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory)][string]$RunbookName,
    [Parameter(Mandatory)][ValidateRange(1, 200)][int]$ShardCount,
    [Parameter(Mandatory)][string]$ResourceGroupName,
    [Parameter(Mandatory)][string]$AutomationAccountName,
    [object]$Parameters = @{},
    [string]$RunOn = '',
    [bool]$Wait = $true,
    [ValidateRange(1, 3600)][int]$PollSeconds = 30
)

$ErrorActionPreference = 'Stop'
$bad = 'Failed', 'Stopped', 'NotStarted'
$over = $bad + 'Completed'
$account = @{ ResourceGroupName = $ResourceGroupName; AutomationAccountName = $AutomationAccountName }

$given = @{}
if ($Parameters -is [string]) {
    $Parameters = ConvertFrom-Json -InputObject $Parameters
}
if ($Parameters -is [Collections.IDictionary]) {
    $given += $Parameters
}
else {
    $Parameters.PSObject.Properties | ForEach-Object { $given[$_.Name] = $_.Value }
}

$null = Disable-AzContextAutosave -Scope Process
$null = Connect-AzAccount -Identity

$unfinished = @(Get-AzAutomationJob @account -RunbookName $RunbookName | Where-Object { $_.Status -notin $over })
if ($unfinished) {
    throw "Jobs of '$RunbookName' are not finished, and two of them must not share a journal: $($unfinished.JobId -join ', ')"
}

$started = foreach ($number in 1..$ShardCount) {
    $start = $account + @{ Name = $RunbookName; Parameters = $given + @{ Shard = "$number/$ShardCount" } }
    if ($RunOn) { $start.RunOn = $RunOn }
    $child = [pscustomobject]@{ Shard = "$number/$ShardCount"; JobId = $null; Status = 'NotStarted' }
    try {
        $job = Start-AzAutomationRunbook @start
        $child.JobId = $job.JobId
        $child.Status = $job.Status
    }
    catch {
        # The others go on; this one is named at the end.
        Write-Warning -Message "Shard $($child.Shard): $($_.Exception.Message)"
    }
    $child
}

while ($Wait) {
    foreach ($child in $started | Where-Object { $_.Status -notin $over }) {
        $child.Status = (Get-AzAutomationJob @account -Id $child.JobId).Status
    }
    if (-not ($started | Where-Object { $_.Status -notin $over })) {
        break
    }
    Start-Sleep -Seconds $PollSeconds
}

$started
$undone = @($started | Where-Object { $_.Status -in $bad })
if ($undone) {
    throw "$($undone.Count) of $ShardCount shards are not done: " + (($undone | ForEach-Object { "$($_.Shard) ($($_.Status), job $($_.JobId))" }) -join ', ')
}
