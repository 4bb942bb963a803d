#Requires -Version 7.4
#Requires -Modules Az.Accounts, Az.Automation

<#
.SYNOPSIS
    Runbook: starts another runbook once for each shard of all organizations, in parallel, and waits for all jobs.
.DESCRIPTION
    Each child job gets -Shard 1/N, 2/N, ... N/N, and the other parameters unchanged. The shard of an organization depends only on its id. So exactly
    one job processes an organization, and only one job writes the journal of a shard. For the same reason, the runbook starts no job while another
    job of the child runbook is running.

    The error names each child that fails or that Azure stops, with its job. Start this runbook again with the same -ShardCount: the children resume.

    The runbook signs in to Azure with the managed identity of the Automation account, which needs the role Automation Operator on the account.
.PARAMETER RunbookName
    The runbook to start. It must have a parameter Shard.
.PARAMETER ShardCount
    The number of shards, which is the number of jobs.
.PARAMETER Parameters
    The other parameters of the children: a hashtable, an object, or JSON text.
.PARAMETER ResourceGroupName
    The resource group of the Automation account.
.PARAMETER AutomationAccountName
    The Automation account.
.PARAMETER RunOn
    The hybrid worker group of the jobs. If it is empty, the jobs run in Azure sandboxes.
.PARAMETER Wait
    true to wait for the children; otherwise, false. In a sandbox, Azure stops each job after three hours, including this one.
.PARAMETER PollSeconds
    The number of seconds between two checks of the jobs.
.EXAMPLE
    ./Start-Shards.ps1 -RunbookName Offboard-Tenants -ShardCount 16 -ResourceGroupName ops -AutomationAccountName tigris -Parameters @{
        StorageAccountName = 'billing'; ContainerName = 'tigris'; ConnectionName = 'Tigris' }

    Starts sixteen jobs. Each one has a sixteenth of the tenants and its own journal.
.EXAMPLE
    ./Start-Shards.ps1 -RunbookName Export-UsageToBlob -ShardCount 4 -ResourceGroupName ops -AutomationAccountName tigris -Wait $false -Parameters (
        '{ "StorageAccountName": "billing", "ContainerName": "tigris", "CredentialName": "Tigris" }')

    Passes the parameters as the portal does, and doesn't wait.
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
        # The other jobs continue. The error at the end names this job.
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
