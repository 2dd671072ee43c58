import type { KnownCommand } from '../../workbench/commands';

export const exportCommand: KnownCommand = {
  id: 'figure.export',
  title: 'Export figure…',
  category: 'Figure',
};
