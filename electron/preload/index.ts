import { contextBridge, ipcRenderer } from 'electron'
import { exposeBridge } from './bridge'

exposeBridge(contextBridge, ipcRenderer)
